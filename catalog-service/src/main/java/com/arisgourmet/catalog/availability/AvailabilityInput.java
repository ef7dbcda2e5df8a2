package com.arisgourmet.catalog.availability;

import com.arisgourmet.catalog.editing.Limits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param remaining portions left; absent: not counted
 * @param until when a sold-out product comes back by itself
 */
record AvailabilityInput(
        @NotNull Boolean available,
        @Nullable @Min(0) @Max(Limits.REMAINING) Integer remaining,
        @Nullable Instant until) {}
