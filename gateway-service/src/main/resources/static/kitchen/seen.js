import { foreseen } from "./bump.js";
import { allDay, stationsOf, ticketsOf, waitingForService } from "./tickets.js";

/** What the screen shows of its state: the server's orders, with the bumps under way already counted. */
export function seen(state) {
  const orders = [...state.orders.values()].map((order) => ahead(order, state.foreseen.get(order.id)));
  const stations = stationsOf(orders);
  const station = stations.includes(state.station) ? state.station : null;
  const tickets = ticketsOf(orders, station);
  return { tickets, stations, station, waiting: waitingForService(orders, station), counts: allDay(tickets) };
}

function ahead(order, bumps = []) {
  return bumps.reduce((seenOrder, { itemIds, status }) => foreseen(seenOrder, itemIds, status), order);
}
