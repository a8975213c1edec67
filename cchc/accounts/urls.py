from django.urls import path

from cchc.accounts import people_views as people
from cchc.accounts import token_views as tokens
from cchc.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("mat-khau/", views.password, name="password"),
    path("vai-tro/", views.act_as, name="act_as"),
    path("ngon-ngu/", views.language, name="language"),
    path("nguoi-dung/", people.people, name="people"),
    path("nguoi-dung/them/", people.add, name="add"),
    path("nguoi-dung/chon/", people.pick, name="pick"),
    path("nguoi-dung/<str:pk>/", people.person, name="person"),
    path("nguoi-dung/<str:pk>/sua/", people.edit, name="edit"),
    path("nguoi-dung/<str:pk>/them-vai-tro/", people.give_role, name="give_role"),
    path("nguoi-dung/<str:pk>/trang-thai/", people.set_active, name="set_active"),
    path("nguoi-dung/<str:pk>/cap-lai-mat-khau/", people.reset_password, name="reset_password"),
    path("nguoi-dung/<str:pk>/mo-khoa/", people.unlock, name="unlock"),
    path("vai-tro/<str:pk>/ket-thuc/", people.end_role, name="end_role"),
    path("khoa-ket-noi/", tokens.token_list, name="tokens"),
    path("khoa-ket-noi/cap/", tokens.give, name="give_token"),
    path("khoa-ket-noi/<int:pk>/thu-hoi/", tokens.end, name="end_token"),
    path("quyen/", people.rights, name="rights"),
]
