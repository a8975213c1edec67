from django.urls import path

from cchc.indicators import import_views as importing
from cchc.indicators import views, views_values

app_name = "indicators"
urlpatterns = [
    path("", views.dictionary_list, name="list"),
    path("so-lieu/", views.values, name="values"),
    path("nhap/", importing.upload, name="import"),
    path("nhap/xem-truoc/", importing.preview, name="import_preview"),
    path("nhap/loi.xlsx", importing.errors, name="import_errors"),
    path("nhap/mau.xlsx", importing.template, name="import_template"),
    path("xem/<str:code>/", views.indicator, name="indicator"),
    path("xem/<str:code>/khai/", views_values.declare, name="declare"),
    path("gia-tri/<str:pk>/", views_values.value, name="value"),
    path("gia-tri/<str:pk>/sua/", views_values.correct, name="correct"),
    path("gia-tri/<str:pk>/tham-dinh/", views_values.verify, name="verify"),
    path("gia-tri/<str:pk>/cong-bo/", views_values.publish, name="publish"),
]
