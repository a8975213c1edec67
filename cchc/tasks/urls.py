from django.urls import path

from cchc.tasks import (
    views,
    views_bulk,
    views_counts,
    views_criticism,
    views_extension,
    views_importing,
    views_reminders,
    views_report,
    views_schedules,
    views_steps,
    views_task,
    views_urging,
)
from cchc.tasks import views_handing_over as handing_over
from cchc.tasks import views_transfers as transfers
from cchc.tasks import views, views_bulk, views_counts, views_extension, views_report, views_steps, views_task
from cchc.tasks import views, views_bulk, views_counts
from cchc.tasks import views, views_counts
from cchc.tasks import views, views_criticism, views_reminders, views_urging
from cchc.tasks import views, views_counts, views_criticism, views_reminders, views_urging
from cchc.tasks import views, views_bulk, views_counts, views_criticism, views_reminders, views_urging
from cchc.tasks import views, views_counts, views_schedules
from cchc.tasks import views, views_bulk, views_counts, views_schedules

app_name = "tasks"
urlpatterns = [
    path("", views.task_list, name="list"),
    path("theo-don-vi/", views_counts.by_unit, name="by_unit"),
    path("thay-doi/", views_counts.changes, name="changes"),
    path("hang-loat/", views_bulk.bulk, name="bulk"),
    path("them/", views.enter, name="enter"),
    path("nhap/", views_importing.upload, name="import"),
    path("nhap/cot/", views_importing.columns, name="import_columns"),
    path("nhap/xem-truoc/", views_importing.preview, name="import_preview"),
    path("nhap/loi.xlsx", views_importing.errors, name="import_errors"),
    path("nhap/mau.xlsx", views_importing.template, name="import_template"),
    path("<int:pk>/", views_task.task, name="task"),
    path("ban-giao/", handing_over.person_to_person, name="hand_over"),
    path("chuyen-giao/", transfers.ended_units, name="ended_units"),
    path("chuyen-giao/chon-nhiem-vu/", transfers.pick_task, name="pick_task"),
    path("chuyen-giao/<str:pk>/", transfers.ended_unit, name="ended_unit"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/tiep-nhan/", views_steps.receive, name="receive"),
    path("<int:pk>/phan-cong/", views_steps.assign, name="assign"),
    path("<int:pk>/nhap-ket-qua/", views_steps.hand_in, name="hand_in"),
    path("<int:pk>/mo-lai/", views_steps.reopen, name="reopen"),
    path("<int:pk>/thoi-theo-doi/", views_steps.stop, name="stop"),
    path("<int:pk>/tam-dung/", views_steps.pause, name="pause"),
    path("<int:pk>/tiep-tuc/", views_steps.resume, name="resume"),
    path("<int:pk>/bao-cao/", views_report.write, name="report"),
    path("bao-cao/<int:pk>/sua/", views_report.change, name="report_edit"),
    path("bao-cao/<int:pk>/trinh/", views_report.submit, name="report_submit"),
    path("bao-cao/<int:pk>/gui-tien-do/", views_report.hand_in_progress, name="report_progress"),
    path("bao-cao/<int:pk>/duyet/", views_report.approve, name="report_approve"),
    path("bao-cao/<int:pk>/van-ban-da-ky/", views_report.approve_by_paper, name="report_paper"),
    path("bao-cao/<int:pk>/rut-lai/", views_report.withdraw, name="report_withdraw"),
    path("bao-cao/<int:pk>/xac-nhan/", views_report.accept, name="report_accept"),
    path("bao-cao/<int:pk>/tra-lai/", views_report.give_back, name="report_return"),
    path("<int:pk>/gia-han/", views_extension.ask, name="extension_ask"),
    path("gia-han/<int:pk>/quyet-dinh/", views_extension.decide, name="extension_decide"),
    path("gia-han/<int:pk>/rut-lai/", views_extension.take_back, name="extension_take_back"),
    path("<int:pk>/giai-trinh/", views_extension.ask_why, name="explanation_ask"),
    path("giai-trinh/<int:pk>/tra-loi/", views_extension.answer, name="explanation_answer"),
    path("phe-binh/", views_criticism.criticism_lists, name="criticism_lists"),
    path("phe-binh/<int:pk>/", views_criticism.criticism, name="criticism"),
    path("phe-binh/<int:pk>/trinh/", views_criticism.criticism_submit, name="criticism_submit"),
    path("phe-binh/<int:pk>/quyet-dinh/", views_criticism.criticism_decide, name="criticism_decide"),
    path("phe-binh/dong/<int:pk>/", views_criticism.criticism_row, name="criticism_row"),
    path("phe-binh/dong/<int:pk>/giu/", views_criticism.criticism_keep, name="criticism_keep"),
    path("nhac-viec/", views_reminders.reminders, name="reminders"),
    path("nhac-viec/chung/", views_reminders.reminder_default, name="reminder_default"),
    path("nhac-viec/don-vi/<int:pk>/", views_reminders.reminder_plan, name="reminder_plan"),
    path("nhac-viec/don-vi/<int:pk>/bo/", views_reminders.reminder_drop, name="reminder_drop"),
    path("<int:pk>/don-doc/", views_urging.urge, name="urge"),
    path("che-do-bao-cao/", views_schedules.schedules, name="schedules"),
    path("che-do-bao-cao/them/", views_schedules.add, name="schedule_add"),
    path("che-do-bao-cao/<slug:key>/", views_schedules.schedule, name="schedule"),
    path("che-do-bao-cao/<slug:key>/sua/", views_schedules.edit, name="schedule_edit"),
    path("che-do-bao-cao/<slug:key>/ket-thuc/", views_schedules.end, name="schedule_end"),
    path("<int:pk>/che-do-bao-cao/", views_schedules.series, name="series"),
    path("<int:pk>/", views.task, name="task"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/don-doc/", views_urging.urge, name="urge"),
]
