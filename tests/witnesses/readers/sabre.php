<?php
// Reads every .ics of a folder with sabre/vobject and prints, as JSON, what it found: {file: {uid: [start, end]}}.
// php sabre.php PATH-OF-AUTOLOAD FOLDER

error_reporting(E_ALL & ~E_DEPRECATED);
set_error_handler(function ($level, $message) {
    if (error_reporting() & $level) {
        throw new ErrorException($message);
    }
    return false;
});
require $argv[1];

// A day as it is written, an instant in UTC.
function told($property)
{
    $isDay = method_exists($property, 'hasTime') ? !$property->hasTime() : strlen((string) $property) === 8;
    $moment = clone $property->getDateTime();
    if ($isDay) {
        return $moment->format('Y-m-d');
    }
    return gmdate('Y-m-d\TH:i:s\Z', $moment->getTimestamp());
}

function read($text)
{
    $calendar = Sabre\VObject\Reader::read($text);
    $events = [];
    foreach ($calendar->select('VEVENT') as $event) {
        $uid = (string) $event->UID;
        if (isset($events[$uid])) {
            throw new Exception("$uid twice");
        }
        $events[$uid] = [told($event->DTSTART), told($event->DTEND)];
    }
    foreach ($calendar->validate() as $problem) {
        if ($problem['level'] > 1) {
            throw new Exception($problem['message']);
        }
    }
    return (object) $events;
}

$found = [];
foreach (glob($argv[2] . '/*.ics') as $file) {
    try {
        $found[basename($file)] = read(file_get_contents($file));
    } catch (Exception $error) {
        $found[basename($file)] = $error->getMessage();
    }
}
echo json_encode($found);
