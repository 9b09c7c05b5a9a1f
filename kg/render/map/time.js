// The time slider: what was published, or is true, up to a date. The right end is everything.
function datesOf(clock) {
  const things = [...data.nodes.filter(isDated), ...(clock === "as_of" ? lines : [])];
  return [...new Set(things.map((thing) => thing[clock]).filter(Boolean))].sort();
}

function resetTime() {
  const dates = datesOf(state.clock);
  byId("until").max = dates.length;
  byId("until").value = dates.length;
  readTime();
}

function readTime() {
  const dates = datesOf(state.clock);
  const place = Number(byId("until").value);
  state.until = place >= dates.length ? "" : dates[place];
  byId("until-shown").textContent = state.until ? `up to ${state.until}` : "everything";
  byId("until").setAttribute("aria-valuetext", byId("until-shown").textContent);
}

byId("until").addEventListener("input", () => { readTime(); paint(); });
byId("undated").addEventListener("change", (event) => { state.undated = event.target.checked; paint(); });
for (const radio of document.getElementsByName("clock")) {
  radio.addEventListener("change", () => { state.clock = radio.value; resetTime(); paint(); });
}
const clocks = ["published", "as_of"].filter((clock) => datesOf(clock).length > 1);
byId("time").hidden = clocks.length === 0;
if (clocks.length) {
  state.clock = clocks[0];
  for (const radio of document.getElementsByName("clock")) {
    radio.checked = radio.value === state.clock;
    radio.parentElement.hidden = !clocks.includes(radio.value);
  }
}
