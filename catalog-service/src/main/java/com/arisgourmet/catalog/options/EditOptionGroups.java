package com.arisgourmet.catalog.options;

import com.arisgourmet.catalog.editing.Edit;
import com.arisgourmet.catalog.editing.MenuEdits;
import com.arisgourmet.catalog.editing.PartKeys;
import com.arisgourmet.catalog.products.Products;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.OptionGroupState;
import com.arisgourmet.contracts.OptionGroupState.Option;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.web.ETags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Creates, changes and deletes option groups. One that a product asks stays. */
@Service
class EditOptionGroups {
    private final OptionGroups groups;
    private final Products products;
    private final MenuEdits edits;

    EditOptionGroups(OptionGroups groups, Products products, MenuEdits edits) {
        this.groups = groups;
        this.products = products;
        this.edits = edits;
    }

    Mono<Edit<OptionGroupState>> create(UUID restaurantId, String currency, OptionGroupInput input) {
        return Mono.defer(() -> {
            UUID id = Ids.next();
            OptionGroupState state = OptionGroupRules.check(input, id, restaurantId, 1, currency, Set.of(), Ids::next)
                    .orUnprocessable();
            return saved(new OptionGroup(id.toString(), keys(state, Map.of()), state));
        });
    }

    Mono<OptionGroupState> replace(
            UUID restaurantId, UUID id, @Nullable String ifMatch, String currency, OptionGroupInput input) {
        return edits.run(restaurantId, () -> matching(restaurantId, id, ifMatch).flatMap(now -> {
            Set<UUID> known = now.optionKeys().keySet();
            OptionGroupState wanted = OptionGroupRules.check(
                            input, id, restaurantId, now.state().version(), currency, known, Ids::next)
                    .orUnprocessable();
            return now.says(wanted)
                    ? Mono.just(Edit.unchanged(now.state()))
                    : saved(now.changedTo(keys(wanted, now.optionKeys()), wanted));
        }));
    }

    Mono<OptionGroupState> delete(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return edits.run(restaurantId, () -> matching(restaurantId, id, ifMatch)
                .flatMap(now -> products.countAsking(restaurantId, id)
                        .flatMap(count -> count > 0
                                ? Mono.error(new ProblemException(
                                        ProblemType.CONFLICT, "%d products ask this option group.".formatted(count)))
                                : deleted(now))));
    }

    private Mono<OptionGroup> matching(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return groups.find(restaurantId, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("option group")))
                .doOnNext(now -> ETags.requireMatch(ifMatch, now.state().version()));
    }

    private static Map<UUID, String> keys(OptionGroupState state, Map<UUID, String> before) {
        return PartKeys.of(state.options().stream().map(Option::id).toList(), before);
    }

    private Mono<Edit<OptionGroupState>> saved(OptionGroup group) {
        return groups.save(List.of(group))
                .thenReturn(Edit.of(group.state(), group.event(EventType.OPTION_GROUP_CHANGED)));
    }

    private Mono<Edit<OptionGroupState>> deleted(OptionGroup now) {
        OptionGroup gone = now.changedTo(now.optionKeys(), now.state());
        return groups.delete(now).thenReturn(Edit.of(gone.state(), gone.event(EventType.OPTION_GROUP_DELETED)));
    }
}
