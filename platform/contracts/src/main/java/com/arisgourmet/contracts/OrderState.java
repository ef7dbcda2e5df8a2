package com.arisgourmet.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order and where each of its items is.
 *
 * @param number short number called out in the restaurant; unique within it for a long time, not for ever
 * @param serviceType {@code table} or {@code takeaway}
 * @param status derived: the least advanced item that is not voided; {@code cancelled} if all are
 * @param total sum of the lines that are not voided
 * @param placedBy {@code guest} or the staff member's id
 * @param changes what this event changed of the items; empty in a republication
 * @param kitchen absent in events of before there were confirmations
 */
public record OrderState(
        UUID id,
        UUID restaurantId,
        int number,
        @Nullable UUID tableSessionId,
        @Nullable UUID tableId,
        @Nullable String tableCode,
        String serviceType,
        String status,
        Money total,
        String placedBy,
        Instant placedAt,
        Instant updatedAt,
        List<Item> items,
        List<Change> changes,
        @Nullable Kitchen kitchen,
        long version) {

    /**
     * Whether the kitchen's screens have drawn the order's tickets, of which each station with work has one.
     *
     * @param state {@code sent}, {@code received}, or {@code unconfirmed}: sent, and nobody confirmed in time
     * @param since when it came to that state
     * @param waitingFor stations of which no screen has confirmed yet; empty exactly if received
     */
    public record Kitchen(String state, Instant since, List<String> waitingFor) {}

    /**
     * @param unitPrice with variant and options
     * @param lineTotal {@code unitPrice} times {@code quantity}
     * @param status {@code held}, {@code placed}, {@code accepted}, {@code preparing}, {@code ready}, {@code served} or
     *     {@code voided}
     * @param statusSince when it entered that state
     */
    public record Item(
            UUID id,
            UUID productId,
            @Nullable UUID variantId,
            String name,
            @Nullable String variantName,
            String station,
            int prepMinutes,
            int quantity,
            Money unitPrice,
            Money lineTotal,
            List<ChosenOption> options,
            List<String> allergens,
            @Nullable String note,
            int course,
            String status,
            Instant statusSince) {}

    public record ChosenOption(UUID optionId, String name, int quantity, Money priceDelta) {}

    public record Change(UUID itemId, @Nullable String from, String to) {}
}
