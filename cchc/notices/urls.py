from django.urls import path

from cchc.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notice_list, name="list"),
    path("<int:pk>/", views.notice, name="notice"),
    path("da-doc/", views.read_all, name="read_all"),
    path("gui-di/", views.outbox, name="outbox"),
    path("gui-di/<int:pk>/gui-lai/", views.send_again, name="send_again"),
]
