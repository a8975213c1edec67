"""A deadline that is only followed, or only written, needs its basis, too: NULL slipped through the old condition."""

from django.db import migrations, models
from django.db.models import F, Q

NAME = "tasks_task_second_deadline_has_basis"

#: What stands for a basis that nobody wrote down when the condition was open.
UNKNOWN = "Chưa ghi căn cứ"


def name_the_missing(apps, schema_editor):
    """Rows that the old condition let through get words that say so; no day is changed."""
    tasks = apps.get_model("tasks", "Task").objects.using(schema_editor.connection.alias)
    tasks.filter(Q(due__isnull=True) ^ Q(due_written__isnull=True), due_basis="").update(due_basis=UNKNOWN)


class Migration(migrations.Migration):
    dependencies = [("tasks", "0009_named_relations")]

    operations = [
        migrations.RemoveConstraint(model_name="task", name=NAME),
        migrations.RunPython(name_the_missing, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                name=NAME,
                condition=Q(due__isnull=False, due_written__isnull=False, due=F("due_written"))
                | Q(due__isnull=True, due_written__isnull=True)
                | ~Q(due_basis=""),
            ),
        ),
    ]
