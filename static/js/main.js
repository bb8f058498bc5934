/* Everything on the page works without this file; it only spares reloading. */
import "./fragment.js";
import "./elements/live-report.js";
import "./elements/token-input.js";
import "./elements/choice-row.js";
import "./elements/view-tabs.js";
import "./elements/fill-fields.js";
import "./elements/copy-button.js";
import "./elements/file-drop.js";
import "./elements/time-left.js";
import "./elements/sample-links.js";
import "./see-place.js";
import "./deep-link.js";
