import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('words', models.TextField()),
                ('written_at', models.DateTimeField()),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='people.child')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='FamilyNo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('who', models.CharField(max_length=120)),
                ('on', models.DateField()),
                ('offered', models.CharField(max_length=200)),
                ('said', models.TextField()),
                ('meaning', models.TextField()),
                ('assessment', models.CharField(max_length=12)),
                ('ended_at', models.DateTimeField(null=True)),
                ('written_at', models.DateTimeField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.agency')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='family_noes', to='people.child')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=24)),
                ('words', models.TextField(blank=True)),
                ('start', models.DateField()),
                ('end', models.DateField(null=True)),
                ('review_on', models.DateField(null=True)),
                ('written_at', models.DateTimeField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.agency')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holds', to='people.child')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Level',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('level', models.CharField(max_length=24)),
                ('on', models.DateField()),
                ('category', models.CharField(blank=True, max_length=40)),
                ('interval', models.PositiveSmallIntegerField(null=True)),
                ('why', models.TextField(blank=True)),
                ('written_at', models.DateTimeField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.agency')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='levels', to='people.child')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('on', 'written_at'),
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=40)),
                ('title', models.CharField(max_length=200)),
                ('why', models.TextField()),
                ('due', models.DateField(null=True)),
                ('role', models.CharField(blank=True, max_length=24)),
                ('link', models.CharField(blank=True, max_length=200)),
                ('about', models.UUIDField(null=True)),
                ('from_words', models.CharField(blank=True, max_length=200)),
                ('made_at', models.DateTimeField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.agency')),
                ('child', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='people.child')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='identity.team')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('about__isnull', False)), fields=('kind', 'about'), name='task_once_per_thing')],
            },
        ),
        migrations.CreateModel(
            name='TaskStep',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('status', models.CharField(max_length=16)),
                ('words', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='casefile.task')),
                ('to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('task', 'number'), name='task_step_numbered_once')],
            },
        ),
        migrations.CreateModel(
            name='Work',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('service', models.CharField(max_length=40)),
                ('reason', models.TextField(blank=True)),
                ('opened', models.DateField()),
                ('closed', models.DateField(null=True)),
                ('closed_why', models.TextField(blank=True)),
                ('written_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.agency')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work', to='people.child')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('closed', None), ('closed__gte', models.F('opened')), _connector='OR'), name='work_closes_after'), models.UniqueConstraint(condition=models.Q(('closed', None)), fields=('child', 'agency', 'service'), name='work_open_once_per_service')],
            },
        ),
        migrations.CreateModel(
            name='Involvement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=24)),
                ('reason', models.TextField()),
                ('start', models.DateField()),
                ('end', models.DateField(null=True)),
                ('written_at', models.DateTimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.agency')),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='people.child')),
                ('team', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to='identity.team')),
                ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='involvements', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'child'], name='casefile_in_user_id_0fa03d_idx'), models.Index(fields=['team', 'child'], name='casefile_in_team_id_ef6e09_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('user', None), ('team', None), _connector='XOR'), name='involvement_of_one_or_a_team'), models.CheckConstraint(condition=models.Q(('end', None), ('end__gte', models.F('start')), _connector='OR'), name='involvement_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='MatchRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('why', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_words', models.TextField(blank=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='match_requests', to='people.child')),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('child',), name='one_open_match_request')],
            },
        ),
    ]
