package com.arisgourmet.order.kitchen;

import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.web.ETags;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes what a restaurant has chosen, unless somebody else has meanwhile. */
@Component
class ChangeKitchenSettings {
    private final KitchenSettingsRows rows;

    ChangeKitchenSettings(KitchenSettingsRows rows) {
        this.rows = rows;
    }

    /** Errors with 428 or 412 where {@code ifMatch} is not the settings' present tag. */
    Mono<KitchenSettings> run(UUID restaurantId, @Nullable String ifMatch, @Nullable Integer confirmWithinSeconds) {
        return rows.find(restaurantId).flatMap(before -> {
            ETags.requireMatch(ifMatch, before.version());
            KitchenSettings after = before.choosing(confirmWithinSeconds);
            return rows.write(restaurantId, after)
                    .filter(written -> written)
                    .switchIfEmpty(Mono.error(() -> new ProblemException(
                            ProblemType.STALE_VERSION, "Somebody changed it meanwhile; read it again.")))
                    .thenReturn(after);
        });
    }
}
