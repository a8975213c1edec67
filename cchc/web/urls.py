from django.urls import path

from cchc.web import views

app_name = "web"
urlpatterns = [
    path("tim/", views.search, name="search"),
    path("giao-dien/", views.theme, name="theme"),
    path("kieu-dang/", views.styleguide, name="styleguide"),
]
