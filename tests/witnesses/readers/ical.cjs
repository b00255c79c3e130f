// Reads every .ics of a folder with ical.js and prints, as JSON, what it found: {file: {uid: [start, end]}}.
// node ical.cjs PATH-OF-ICAL.JS FOLDER
"use strict";
const fs = require("fs");
const path = require("path");

const loaded = require(process.argv[2]);
const ICAL = loaded.default || loaded;

// A day as it is written, an instant in UTC.
function told(time) {
  return time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString().slice(0, 19) + "Z";
}

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  // Only the feed's own zones: this program knows none by name.
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const events = {};
  for (const part of calendar.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(part);
    if (event.uid in events) throw new Error(`${event.uid} twice`);
    events[event.uid] = [told(event.startDate), told(event.endDate)];
  }
  ICAL.TimezoneService.reset();
  return events;
}

const folder = process.argv[3];
const found = {};
for (const name of fs.readdirSync(folder).filter((name) => name.endsWith(".ics"))) {
  try {
    found[name] = read(fs.readFileSync(path.join(folder, name), "utf8"));
  } catch (error) {
    found[name] = `${error}`;
  }
}
process.stdout.write(JSON.stringify(found));
