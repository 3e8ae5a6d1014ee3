import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('identity', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('written_at', models.DateTimeField()),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('protected_identity', models.BooleanField(default=False)),
                ('written_at', models.DateTimeField()),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('lines', models.TextField()),
                ('postcode', models.CharField(blank=True, max_length=10)),
                ('access', models.CharField(default='involved', max_length=12)),
                ('start', models.DateField(null=True)),
                ('end', models.DateField(null=True)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('written_at', models.DateTimeField()),
                ('controller', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.agency')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gte', models.F('start')), _connector='OR'), name='address_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='AddressSight',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('why', models.TextField()),
                ('given_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('address', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sights', to='people.address')),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Child',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('born', models.DateField(null=True)),
                ('due', models.DateField(null=True)),
                ('about_age', models.CharField(blank=True, max_length=40)),
                ('known_from', models.CharField(blank=True, max_length=200)),
                ('sex', models.CharField(blank=True, max_length=8)),
                ('gestation_days', models.PositiveSmallIntegerField(null=True)),
                ('mobile', models.BooleanField(null=True)),
                ('reference', models.CharField(max_length=24, unique=True)),
                ('written_at', models.DateTimeField()),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='child', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='ChildDetail',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('field', models.CharField(max_length=24)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('source', models.CharField(max_length=120)),
                ('why', models.TextField(blank=True)),
                ('written_at', models.DateTimeField()),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='details', to='people.child')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Duplicate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('why', models.CharField(max_length=40)),
                ('proposed_at', models.DateTimeField()),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='duplicate_proposed_once'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='duplicate_in_order')],
            },
        ),
        migrations.CreateModel(
            name='DuplicateDecision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('answer', models.CharField(max_length=12)),
                ('words', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('duplicate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='people.duplicate')),
                ('kept', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.child')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('duplicate', 'number'), name='decision_numbered_once')],
            },
        ),
        migrations.CreateModel(
            name='Name',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=200)),
                ('folded', models.CharField(db_index=True, max_length=200)),
                ('kind', models.CharField(default='usual', max_length=16)),
                ('start', models.DateField(null=True)),
                ('end', models.DateField(null=True)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('written_at', models.DateTimeField()),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='names', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gte', models.F('start')), _connector='OR'), name='name_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=24)),
                ('start', models.DateField(null=True)),
                ('end', models.DateField(null=True)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('written_at', models.DateTimeField()),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='people.household')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gte', models.F('start')), _connector='OR'), name='member_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Identifier',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('scheme', models.CharField(max_length=16)),
                ('value', models.CharField(db_index=True, max_length=40)),
                ('start', models.DateField(null=True)),
                ('end', models.DateField(null=True)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('written_at', models.DateTimeField()),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.agency')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identifiers', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gte', models.F('start')), _connector='OR'), name='identifier_ends_after_start'), models.UniqueConstraint(fields=('person', 'scheme', 'value'), name='identifier_once_per_person')],
            },
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(max_length=24)),
                ('answer', models.CharField(default='stated', max_length=16)),
                ('value', models.CharField(blank=True, max_length=200)),
                ('stated_by', models.CharField(blank=True, max_length=24)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('on', models.DateField(null=True)),
                ('written_at', models.DateTimeField()),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='people.person')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('answer', 'stated'), ('value', ''), _connector='XOR'), name='fact_has_a_value_only_where_stated')],
            },
        ),
        migrations.CreateModel(
            name='Adult',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('born', models.DateField(null=True)),
                ('sex', models.CharField(blank=True, max_length=8)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('written_at', models.DateTimeField()),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='adult', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Relationship',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=24)),
                ('responsibility', models.BooleanField(null=True)),
                ('start', models.DateField(null=True)),
                ('end', models.DateField(null=True)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('written_at', models.DateTimeField()),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='related', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='relationships', to='people.person')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('start', None), ('end', None), ('end__gte', models.F('start')), _connector='OR'), name='relationship_ends_after_start'), models.CheckConstraint(condition=models.Q(('person', models.F('other')), _negated=True), name='nobody_is_related_to_themselves')],
            },
        ),
    ]
