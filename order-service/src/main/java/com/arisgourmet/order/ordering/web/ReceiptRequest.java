package com.arisgourmet.order.ordering.web;

import com.arisgourmet.order.ordering.ConfirmTicket;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A kitchen screen has drawn a ticket.
 *
 * @param version of the order, as drawn
 * @param station whose screen it is; absent: it shows every station
 */
record ReceiptRequest(
        @NotNull @Min(1) Long version,
        @Size(min = 1, max = 40) @Nullable String station) {

    ConfirmTicket.Receipt toReceipt() {
        return new ConfirmTicket.Receipt(version, station);
    }
}
