from django.urls import path

from cchc.directives import views, views_coverage
from cchc.directives import views_entering as entering
from cchc.directives import views_review as review

app_name = "directives"
urlpatterns = [
    path("", views.directive_list, name="list"),
    path("tai-len/", entering.upload, name="upload"),
    path("cuoc-hop/", entering.meeting, name="meeting"),
    path("noi-dung/", views.kept, name="kept"),
    path("chat-luong-doc/", views.quality, name="quality"),
    path("<int:pk>/", views.directive, name="directive"),
    path("<int:pk>/do-phu/", views_coverage.coverage, name="coverage"),
    path("<int:pk>/thong-tin/", review.header, name="header"),
    path("<int:pk>/xu-ly/", review.page, name="review"),
    path("<int:pk>/xu-ly/them/", review.add, name="add"),
    path("<int:pk>/giao-nhiem-vu/", review.accept, name="accept"),
    path("<int:pk>/go-khan-cap/", views.remove, name="remove"),
    path("noi-dung/<int:pk>/", review.item, name="item"),
    path("noi-dung/<int:pk>/phan-loai/", review.triage, name="triage"),
    path("noi-dung/<int:pk>/tach/", review.split, name="split"),
    path("noi-dung/<int:pk>/gop/", review.merge, name="merge"),
    path("canh-bao/<int:pk>/", review.answer, name="answer"),
]
