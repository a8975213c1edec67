from django.urls import path

from cchc.tasks import views, views_bulk, views_counts

app_name = "tasks"
urlpatterns = [
    path("", views.task_list, name="list"),
    path("theo-don-vi/", views_counts.by_unit, name="by_unit"),
    path("thay-doi/", views_counts.changes, name="changes"),
    path("hang-loat/", views_bulk.bulk, name="bulk"),
    path("them/", views.enter, name="enter"),
    path("<int:pk>/", views.task, name="task"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/bao-cao/", views.hand_in, name="hand_in"),
    path("<int:pk>/mo-lai/", views.reopen, name="reopen"),
    path("<int:pk>/thoi-theo-doi/", views.stop, name="stop"),
]
