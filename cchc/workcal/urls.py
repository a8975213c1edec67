from django.urls import path

from cchc.workcal import views

app_name = "workcal"
urlpatterns = [
    path("", views.year, name="year"),
    path("<int:number>/", views.year, name="year"),
    path("ngay/them/", views.add, name="add"),
    path("ngay/<str:pk>/", views.edit, name="edit"),
    path("ngay/<str:pk>/xoa/", views.remove, name="remove"),
    path("cong-bo/", views.announce, name="announce"),
]
