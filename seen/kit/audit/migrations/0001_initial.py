import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Bypass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('table', models.CharField(max_length=80)),
                ('operation', models.CharField(max_length=8)),
                ('row', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('seq', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=8)),
                ('name', models.CharField(max_length=80)),
                ('actor_kind', models.CharField(max_length=16)),
                ('actor', models.UUIDField(null=True)),
                ('actor_name', models.TextField()),
                ('agency', models.UUIDField(null=True)),
                ('agency_name', models.TextField()),
                ('about', models.JSONField(default=list)),
                ('detail', models.JSONField(default=dict)),
                ('why', models.TextField(blank=True)),
                ('mac', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ('seq',),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['act', 'read'])), name='audit_kind')],
            },
        ),
        migrations.CreateModel(
            name='About',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('child', models.UUIDField(db_index=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='children', to='audit.entry')),
            ],
        ),
    ]
