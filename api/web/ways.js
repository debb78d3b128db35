// Which page shows a stream; any other is shown as the register holds it.
const pages = { registrations: "Person", movements: "Flight", links: "Link" };
export const pageOf = (stream) => pages[stream.split("/")[0]] ?? "View";
