"""What was known of tasks becomes dated facts: handed in and confirmed on one day, reported in the words kept so far."""

from datetime import datetime, time

from django.db import migrations
from django.db.models import F
from django.utils import timezone


def date_them(apps, schema):
    here = schema.connection.alias
    Task, Standing, Report = (apps.get_model("tasks", name).objects.using(here) for name in ("Task", "Standing", "Report"))
    Task.update(since=F("given_on"), due_first=F("due"), received_on=F("given_on"))
    Task.filter(level__in=["government", "prime_minister"]).update(deadline_locked=True)
    for task in Task.filter(done_on__isnull=False).iterator():
        Report.create(
            task=task,
            by_id=task.created_by_id,
            at=timezone.make_aware(datetime.combine(task.done_on, time(12))),
            complete=True,
            percent=100,
            words=task.done_words or "–",
            approved_on=task.done_on,
            handed_on=task.done_on,
            accepted_on=task.done_on,
        )
        changed(task, Standing, task.done_on, handed_on=task.done_on, handed_first=task.done_on, accepted_on=task.done_on)
    for task in Task.filter(stopped_on__isnull=False).iterator():
        stopped, task.stopped_on = task.stopped_on, None
        changed(task, Standing, stopped, stopped_on=stopped)
    parents = set(Task.filter(parent__isnull=False).values_list("parent", flat=True))
    Task.filter(pk__in=parents).update(kind="group")


def changed(task, Standing, day, **facts):
    """From a day on these facts hold; what held before stays as a past standing."""
    if day > task.since:
        Standing.create(
            task=task, since=task.since, until=day, lead_id=task.lead_id, due=task.due, due_first=task.due_first,
            received_on=task.received_on, handed_on=task.handed_on, handed_first=task.handed_first,
            accepted_on=task.accepted_on,
        )
        task.since = day
    for name, value in facts.items():
        setattr(task, name, value)
    task.save()


class Migration(migrations.Migration):
    dependencies = [("tasks", "0002_tracked_to_the_end")]
    operations = [migrations.RunPython(date_them, migrations.RunPython.noop)]
