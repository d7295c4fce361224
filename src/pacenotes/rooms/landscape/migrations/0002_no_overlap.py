from django.db import migrations

from pacenotes.rooms.landscape.migrations._no_overlap import add, drop, mark


class Migration(migrations.Migration):
    dependencies = [("landscape", "0001_the_landscape_room")]

    operations = [
        migrations.RunPython(mark, migrations.RunPython.noop),
        migrations.RunPython(add, drop),
    ]
