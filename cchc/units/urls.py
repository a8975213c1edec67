from django.urls import path

from cchc.units import import_views as importing
from cchc.units import views

app_name = "units"
urlpatterns = [
    path("", views.unit_list, name="list"),
    path("chon/", views.pick, name="pick"),
    path("them/", views.add, name="add"),
    path("bien-dong/", views.change, name="change"),
    path("nhap/", importing.upload, name="import"),
    path("nhap/xem-truoc/", importing.preview, name="import_preview"),
    path("nhap/loi.xlsx", importing.errors, name="import_errors"),
    path("nhap/mau.xlsx", importing.template, name="import_template"),
    path("sua/<path:slug>/", views.edit, name="edit"),
    path("xem/<path:slug>/", views.unit, name="unit"),
]
