"""Where documents come from. Each source gives what changed since the last run."""

from services.ingest.handbook import Handbook
from services.ingest.help_centre import HelpCentre
from services.ingest.release_notes import ReleaseNotes

EVERY_HOURS = 24
SOURCES = [Handbook(), HelpCentre(page_size=50), ReleaseNotes()]
