from django.urls import path

from cchc.web import views, views_saved

app_name = "web"
urlpatterns = [
    path("tim/", views.search, name="search"),
    path("giao-dien/", views.theme, name="theme"),
    path("kieu-dang/", views.styleguide, name="styleguide"),
    path("bo-loc/", views_saved.saved_views, name="saved_views"),
    path("bo-loc/<int:pk>/", views_saved.rename_view, name="rename_view"),
    path("bo-loc/<int:pk>/xoa/", views_saved.delete_view, name="delete_view"),
]
