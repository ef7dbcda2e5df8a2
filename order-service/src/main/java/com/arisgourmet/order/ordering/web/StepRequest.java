package com.arisgourmet.order.ordering.web;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.order.ordering.MoveOrder;
import com.arisgourmet.order.ordering.domain.ItemStatus;
import com.arisgourmet.order.ordering.domain.Order;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param from where the caller believes it is; another state answers 409 */
record StepRequest(
        @NotBlank String status,
        @Nullable String from,
        @Size(max = 300) @Nullable String reason) {

    MoveOrder.Step toStep() {
        ItemStatus target = parse("status", status);
        if (target == ItemStatus.VOIDED && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("reason", "required", "Say why it is voided.");
        }
        return new MoveOrder.Step(target, from == null ? null : parse("from", from), reason);
    }

    private static ItemStatus parse(String field, String name) {
        String wire = name.equals(Order.CANCELLED) ? ItemStatus.VOIDED.wireName() : name;
        return ItemStatus.ofWireName(wire)
                .orElseThrow(() -> ProblemException.invalid(field, "unknown", "There is no such state."));
    }
}
