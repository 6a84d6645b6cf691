# office_calendar.py - reads a calendar file with icalendar and says what it found, a line a
# field, so that a test in C can look. Newlines inside a field are shown as "|".
import sys
from zoneinfo import ZoneInfo

import icalendar

raw = sys.stdin.buffer.read()
lines = raw.split(b"\r\n")
whole = raw.endswith(b"\r\n") and raw.count(b"\n") == len(lines) - 1
short = all(len(line) <= 75 for line in lines)
for line in lines:
    line.decode("utf-8")  # a fold never cuts a letter in two
if whole and short:
    print("lines: all end with CR LF, none is longer than 75 bytes")
found = icalendar.Calendar.from_ical(raw)
print("calendar:", found["VERSION"], found["METHOD"], found["X-WR-CALNAME"])


def moment(field):
    berlin = field.dt.astimezone(ZoneInfo("Europe/Berlin"))
    ural = field.dt.astimezone(ZoneInfo("Asia/Yekaterinburg"))
    return f"{berlin:%Y-%m-%d %H:%M} Europe/Berlin, {ural:%H:%M} Asia/Yekaterinburg"


for number, event in enumerate(found.walk("VEVENT"), 1):
    about = event.get("DESCRIPTION")
    print(number, "uid:", event["UID"], event["SEQUENCE"], event["STATUS"])
    print(number, "starts:", moment(event["DTSTART"]))
    print(number, "ends:", moment(event["DTEND"]))
    print(number, "summary:", event["SUMMARY"])
    print(number, "place:", event.get("LOCATION"))
    print(number, "link:", event.get("URL"))
    print(number, "about:", about and about.replace("\n", "|"))
