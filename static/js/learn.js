/* The pages to read work without this file; it spares reloading, and copies code. */
import "./elements/view-tabs.js";
import "./elements/copy-button.js";
import "./elements/filter-list.js";
import "./show-lit.js";
