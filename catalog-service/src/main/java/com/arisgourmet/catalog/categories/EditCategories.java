package com.arisgourmet.catalog.categories;

import com.arisgourmet.catalog.editing.Edit;
import com.arisgourmet.catalog.editing.MenuEdits;
import com.arisgourmet.catalog.products.Products;
import com.arisgourmet.contracts.CategoryState;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.problem.ProblemType;
import com.arisgourmet.defaults.web.ETags;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Creates, changes and deletes categories. One that holds products stays. */
@Service
class EditCategories {
    private final Categories categories;
    private final Products products;
    private final MenuEdits edits;

    EditCategories(Categories categories, Products products, MenuEdits edits) {
        this.categories = categories;
        this.products = products;
        this.edits = edits;
    }

    Mono<Edit<CategoryState>> create(UUID restaurantId, CategoryInput input) {
        return categories.nextPosition(restaurantId).flatMap(last -> {
            UUID id = Ids.next();
            return saved(new Category(id.toString(), input.state(id, restaurantId, last, 1)));
        });
    }

    Mono<CategoryState> replace(UUID restaurantId, UUID id, @Nullable String ifMatch, CategoryInput input) {
        return edits.run(restaurantId, () -> matching(restaurantId, id, ifMatch).flatMap(now -> {
            CategoryState wanted = input.state(
                    id, restaurantId, now.state().position(), now.state().version());
            return now.says(wanted) ? Mono.just(Edit.unchanged(now.state())) : saved(now.changedTo(wanted));
        }));
    }

    Mono<CategoryState> delete(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return edits.run(restaurantId, () -> matching(restaurantId, id, ifMatch)
                .flatMap(now -> products.countIn(restaurantId, id)
                        .flatMap(count -> count > 0
                                ? Mono.error(new ProblemException(
                                        ProblemType.CONFLICT, "The category holds %d products.".formatted(count)))
                                : deleted(now))));
    }

    private Mono<Category> matching(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return categories
                .find(restaurantId, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("category")))
                .doOnNext(now -> ETags.requireMatch(ifMatch, now.state().version()));
    }

    private Mono<Edit<CategoryState>> saved(Category category) {
        return categories
                .save(List.of(category))
                .thenReturn(Edit.of(category.state(), category.event(EventType.CATEGORY_CHANGED)));
    }

    private Mono<Edit<CategoryState>> deleted(Category now) {
        Category gone = now.changedTo(now.state());
        return categories.delete(now).thenReturn(Edit.of(gone.state(), gone.event(EventType.CATEGORY_DELETED)));
    }
}
