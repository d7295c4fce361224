from django.db import migrations, models

from pacenotes.rooms.history.migrations._full_text import help_planner, leave_planner


class Migration(migrations.Migration):
    dependencies = [("history", "0003_search_entry")]

    operations = [
        migrations.RemoveIndex(model_name="searchentry", name="search_entry_name"),
        migrations.AddIndex(
            model_name="searchentry",
            index=models.Index(
                condition=models.Q(("name_words__isnull", False)),
                fields=["name_words"],
                name="search_entry_called",
                opclasses=["text_pattern_ops"],
            ),
        ),
        migrations.RunPython(help_planner, leave_planner),
    ]
