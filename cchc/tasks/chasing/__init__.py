"""Chasing by the machine, a file a job: reminders, the ladder, the daily digest; and the draft list they fill."""
