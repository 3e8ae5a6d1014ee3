import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('row', models.PositiveSmallIntegerField()),
                ('pattern', models.CharField(max_length=40)),
                ('holder', models.CharField(blank=True, max_length=200)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='people.child')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('child', 'row', 'holder'), name='one_finding_per_child_row_and_holder')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('pattern_version', models.CharField(max_length=12)),
                ('tier', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=120)),
                ('sentence', models.TextField(blank=True)),
                ('ask', models.TextField(blank=True)),
                ('because', models.JSONField(default=list)),
                ('against', models.JSONField(default=list)),
                ('missing', models.JSONField(default=list)),
                ('innocent', models.JSONField(default=list)),
                ('thresholds', models.JSONField(default=dict)),
                ('as_of', models.DateField()),
                ('raised_at', models.DateTimeField()),
                ('ceased', models.BooleanField(default=False)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='patterns.finding')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('finding', 'number'), name='finding_versions_in_order')],
            },
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('child', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='look', serialize=False, to='people.child')),
                ('due', models.BooleanField(default=True)),
                ('next_look', models.DateField(null=True)),
                ('looked_on', models.DateField(null=True)),
                ('stamp', models.CharField(blank=True, max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('answer', models.CharField(max_length=12)),
                ('words', models.TextField()),
                ('decision', models.TextField(blank=True)),
                ('until', models.DateField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='patterns.version')),
            ],
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('who', models.CharField(max_length=200)),
                ('words', models.TextField()),
                ('on', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='patterns.version')),
            ],
        ),
        migrations.CreateModel(
            name='Trial',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('pattern', models.CharField(max_length=40)),
                ('before', models.JSONField()),
                ('numbers', models.JSONField()),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('result', models.JSONField(null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('pattern', models.CharField(max_length=40)),
                ('decided', models.CharField(max_length=8)),
                ('before', models.JSONField()),
                ('numbers', models.JSONField()),
                ('in_force', models.DateField(null=True)),
                ('why', models.TextField()),
                ('who', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('trial', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='patterns.trial')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided', 'change'), ('in_force__isnull', False)), models.Q(('decided', 'leave'), ('in_force', None)), _connector='OR'), name='decision_changes_from_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Asked',
            fields=[
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='asked', serialize=False, to='patterns.version')),
                ('by', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('passed_on_at', models.DateTimeField(null=True)),
                ('deputy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('read_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('read_at', None), ('read_by', None)), models.Q(('read_at__isnull', False), ('read_by__isnull', False)), _connector='OR'), name='asked_read_by_whom_and_when')],
            },
        ),
    ]
