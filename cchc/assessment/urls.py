"""Addresses of assessment."""

from django.urls import path

from cchc.assessment import (
    views_deciding,
    views_results,
    views_results_import,
    views_rules,
    views_set_import,
    views_sets,
    views_sheets,
    views_trying,
)

app_name = "assessment"
urlpatterns = [
    path("", views_results.ranking, name="ranking"),
    path("tinh/<slug:slug>/", views_results.province, name="province"),
    path("so-sanh/", views_results.comparison, name="comparison"),
    path("ban-do/", views_results.tiles, name="map"),
    path("nguon-khac-nhau/", views_results.conflicts, name="conflicts"),
    path("nhap-ket-qua/", views_results_import.upload, name="results_import"),
    path("nhap-ket-qua/xem-truoc/", views_results_import.preview, name="results_preview"),
    path("bo-tieu-chi/", views_sets.sets, name="sets"),
    path("bo-tieu-chi/nhap/", views_set_import.upload, name="set_import"),
    path("bo-tieu-chi/nhap/xem-truoc/", views_set_import.preview, name="set_preview"),
    path("bo-tieu-chi/cach-tinh/", views_rules.rules, name="rules"),
    path("bo-tieu-chi/cach-tinh/<slug:name>/", views_rules.rule, name="rule"),
    path("bo-tieu-chi/<slug:code>/", views_sets.one_set, name="set"),
    path("bo-tieu-chi/<slug:code>/truong-hop/", views_sets.cases, name="cases"),
    path("bo-tieu-chi/<slug:code>/thu/", views_trying.trying, name="try"),
    path("bo-tieu-chi/<slug:code>/excel/", views_sets.excel, name="set_excel"),
    path("bo-tieu-chi/<slug:code>/khac-biet/", views_sets.differences, name="differences"),
    path("bo-tieu-chi/<slug:code>/mau-so-lieu/", views_sheets.template, name="inputs_template"),
    path("bo-tieu-chi/nhap/<int:pk>/xoa/", views_set_import.remove, name="set_remove"),
    path("bang-diem/", views_sheets.sheets, name="sheets"),
    path("bang-diem/moi/", views_sheets.new_sheet, name="sheet_new"),
    path("bang-diem/<int:pk>/", views_sheets.sheet, name="sheet"),
    path("bang-diem/<int:pk>/don-vi/", views_sheets.sheet_unit, name="sheet_unit"),
    path("bang-diem/<int:pk>/lay-tu-chi-tieu/", views_sheets.fill_sheet, name="sheet_fill"),
    path("bang-diem/<int:pk>/xoa/", views_sheets.remove_sheet, name="sheet_remove"),
    path("bang-diem/<int:pk>/neu-thay-doi/", views_deciding.whatif, name="whatif"),
    path("bang-diem/<int:pk>/do-vung/", views_deciding.robust, name="robust"),
    path("bang-diem/<int:pk>/phuong-an/", views_deciding.plan, name="plan"),
    path("bang-diem/<int:pk>/du-bao/", views_deciding.forecast, name="forecast"),
]
