// In a copy, how old it is. Its first line says of which day it is without this.
(function () {
  "use strict";
  var line = document.getElementById("copy");
  if (!line) { return; }
  var made = new Date(line.getAttribute("data-date") + "T00:00:00Z");
  var days = Math.floor((Date.now() - made) / 86400000);
  if (!(days > 0)) { return; }
  line.appendChild(document.createTextNode(" " + line.getAttribute("data-label") + ": " + days + "."));
})();
