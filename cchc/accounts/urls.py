from django.urls import path

from cchc.accounts import views

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("mat-khau/", views.password, name="password"),
    path("vai-tro/", views.act_as, name="act_as"),
    path("ngon-ngu/", views.language, name="language"),
]
