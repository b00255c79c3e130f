// Beside a court's hour, the reader's own where it is another one. The page says everything without this.
(function () {
  "use strict";
  var word = document.currentScript.getAttribute("data-word");
  var lang = document.documentElement.lang || "en";

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function own(time) {
    // Nobody need reckon an hour that is off.
    if (time.closest("s")) { return; }
    var parts = /T\d\d:\d\d(?::\d\d)?(Z|[+-]\d\d:\d\d)$/.exec(time.getAttribute("datetime"));
    if (!parts) { return; }
    var moment = new Date(time.getAttribute("datetime"));
    if (isNaN(moment)) { return; }
    var zone = parts[1] === "Z" ? 0 : parseInt(parts[1][0] + "1", 10) * (60 * parts[1].substr(1, 2) + 1 * parts[1].substr(4, 2));
    if (-moment.getTimezoneOffset() === zone) { return; }
    var text = two(moment.getHours()) + ":" + two(moment.getMinutes());
    var there = new Date(moment.getTime() + zone * 60000);
    if (there.getUTCDate() !== moment.getDate()) {
      text = moment.toLocaleDateString(lang, { weekday: "short", day: "numeric", month: "short" }) + ", " + text;
    }
    var line = document.createElement("span");
    line.className = "own";
    line.textContent = text + " ";
    // Whole under the hour where both do not fit one line.
    line.appendChild(document.createElement("span")).className = "nb";
    line.lastChild.textContent = word;
    // Under the hour in a row; on the hour's line on its page, so that nothing below moves when it comes.
    var place = time.closest(".t") || time.closest(".big");
    place.appendChild(document.createTextNode(" "));
    place.appendChild(line);
  }

  var times = document.querySelectorAll(".t time, .big time");
  for (var place = 0; place < times.length; place++) { own(times[place]); }
})();
