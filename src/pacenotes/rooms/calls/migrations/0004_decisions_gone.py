from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("calls", "0003_move_decisions")]

    operations = [
        migrations.RemoveConstraint(model_name="finding", name="decided_finding_says_by_whom"),
        migrations.RemoveIndex(model_name="finding", name="finding_decisions"),
        migrations.RemoveField(model_name="finding", name="decided_at"),
        migrations.RemoveField(model_name="finding", name="decided_by"),
        migrations.RemoveField(model_name="finding", name="decision"),
    ]
