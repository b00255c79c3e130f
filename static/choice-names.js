// A box that finds rows as one types is called by its label. Its library calls it by what was chosen: by nothing, at first.
(function () {
  "use strict";

  function call(select) {
    var container = select.nextElementSibling, label = select.labels && select.labels[0];
    var box = container && container.querySelector(".select2-selection");
    if (!box || !label) { return; }
    var shown = box.querySelector(".select2-selection__rendered");
    label.id = label.id || select.id + "_label";
    shown.setAttribute("aria-labelledby", label.id);
    box.setAttribute("aria-labelledby", label.id + " " + shown.id);
  }

  function callAll(root) {
    Array.prototype.forEach.call(root.querySelectorAll("select.admin-autocomplete"), call);
  }

  // After the library's own: whoever asked first is served first.
  django.jQuery(function () { callAll(document); });
  document.addEventListener("formset:added", function (event) { callAll(event.target); });
})();
