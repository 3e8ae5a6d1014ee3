import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('work', models.CharField(max_length=40)),
                ('about', models.UUIDField(db_index=True)),
                ('by', models.UUIDField()),
                ('asked', models.BinaryField()),
                ('asked_at', models.DateTimeField(db_index=True)),
                ('run', models.UUIDField(null=True)),
                ('beat', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('done', models.PositiveIntegerField(default=0)),
                ('of', models.PositiveIntegerField(default=0)),
                ('stopped', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(null=True)),
                ('ending', models.CharField(blank=True, max_length=8)),
                ('rests_on', models.BinaryField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='JobPiece',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('sealed', models.BinaryField()),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pieces', to='jobs.job')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('job', 'number'), name='job_piece_once')],
            },
        ),
    ]
