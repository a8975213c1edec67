"""When people are reminded until an organisation says otherwise: 7, 3, 1 working days before, on the day, weekly after."""

from django.db import migrations


def begin(apps, schema):
    Plan = apps.get_model("tasks", "ReminderPlan")
    Plan.objects.using(schema.connection.alias).get_or_create(unit=None, defaults={"before": [7, 3, 1]})


class Migration(migrations.Migration):
    dependencies = [("tasks", "0005_weekly_schedules")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
