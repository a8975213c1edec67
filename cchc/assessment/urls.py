"""Addresses of assessment."""

from django.urls import path

from cchc.assessment import views_sets, views_trying

app_name = "assessment"
urlpatterns = [
    path("bo-tieu-chi/", views_sets.sets, name="sets"),
    path("bo-tieu-chi/<slug:code>/", views_sets.one_set, name="set"),
    path("bo-tieu-chi/<slug:code>/truong-hop/", views_sets.cases, name="cases"),
    path("bo-tieu-chi/<slug:code>/thu/", views_trying.trying, name="try"),
]
