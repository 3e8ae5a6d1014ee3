"""A job: who asked for what about whom, how far it is, and what it made, encrypted with the installation's key."""

from uuid import uuid4

from django.db import models


class Job(models.Model):
    """Long work that somebody asked for. It runs with their sight, as it is when it runs."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # made with the form: sent twice, it is one
    work = models.CharField(max_length=40)
    about = models.UUIDField(db_index=True)
    by = models.UUIDField()
    asked = models.BinaryField()  # sealed: what somebody searched for may be words about a child
    asked_at = models.DateTimeField(db_index=True)
    run = models.UUIDField(null=True)  # whoever works on it now, as long as the beat is fresh
    beat = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)  # about how many there may be; 0 is not known
    stopped = models.TextField(blank=True)  # why nothing was made, in one sentence
    made_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=8, blank=True)  # of the name of its file
    rests_on = models.BinaryField(null=True)  # sealed: the keys of what it was made from


class JobPiece(models.Model):
    """A piece of what a job made, encrypted."""

    id = models.BigAutoField(primary_key=True)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["job", "number"], name="job_piece_once"),)
