package com.arisgourmet.catalog.products;

import com.arisgourmet.catalog.categories.Categories;
import com.arisgourmet.catalog.editing.Edit;
import com.arisgourmet.catalog.editing.MenuEdits;
import com.arisgourmet.catalog.editing.PartKeys;
import com.arisgourmet.catalog.options.OptionGroups;
import com.arisgourmet.contracts.EventType;
import com.arisgourmet.contracts.ProductState;
import com.arisgourmet.contracts.ProductState.Variant;
import com.arisgourmet.defaults.persistence.Ids;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.web.ETags;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates, changes and deletes products. Whether they can be had now is no part of this. */
@Service
class EditProducts {
    private final Products products;
    private final Categories categories;
    private final OptionGroups groups;
    private final MenuEdits edits;

    EditProducts(Products products, Categories categories, OptionGroups groups, MenuEdits edits) {
        this.products = products;
        this.categories = categories;
        this.groups = groups;
        this.edits = edits;
    }

    Mono<Edit<ProductState>> create(UUID restaurantId, String currency, ProductInput input) {
        return products.nextPosition(restaurantId)
                .map(last -> NewProduct.at(
                        Ids.next(),
                        restaurantId,
                        input.categoryId(),
                        input.price().toMoney(),
                        last))
                .flatMap(blank -> checked(input, blank, currency))
                .flatMap(state -> saved(new Product(state.id().toString(), keys(state, Map.of()), state)));
    }

    Mono<ProductState> replace(
            UUID restaurantId, UUID id, @Nullable String ifMatch, String currency, ProductInput input) {
        return edits.run(restaurantId, () -> matching(restaurantId, id, ifMatch)
                .flatMap(now -> checked(input, now.state(), currency)
                        .flatMap(wanted -> now.says(wanted)
                                ? Mono.just(Edit.unchanged(now.state()))
                                : saved(now.changedTo(keys(wanted, now.variantKeys()), wanted)))));
    }

    Mono<ProductState> delete(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return edits.run(restaurantId, () -> matching(restaurantId, id, ifMatch).flatMap(this::deleted));
    }

    private Mono<Product> matching(UUID restaurantId, UUID id, @Nullable String ifMatch) {
        return products.find(restaurantId, id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("product")))
                .doOnNext(now -> ETags.requireMatch(ifMatch, now.state().version()));
    }

    private Mono<ProductState> checked(ProductInput input, ProductState now, String currency) {
        return scope(now.restaurantId(), currency, input)
                .map(scope -> ProductRules.check(input, now, scope, Ids::next).orUnprocessable());
    }

    /** Of what the product refers to, that which the restaurant has. */
    private Mono<MenuScope> scope(UUID restaurantId, String currency, ProductInput input) {
        List<UUID> asked = input.optionGroupIds() == null ? List.of() : input.optionGroupIds();
        return Mono.zip(
                        categories
                                .find(restaurantId, input.categoryId())
                                .map(found -> found.state().id())
                                .flux()
                                .collect(Collectors.toSet()),
                        Flux.fromIterable(asked)
                                .concatMap(id -> groups.find(restaurantId, id))
                                .map(found -> found.state().id())
                                .collect(Collectors.toSet()))
                .map(known -> new MenuScope(currency, known.getT1(), known.getT2()));
    }

    private static Map<UUID, String> keys(ProductState state, Map<UUID, String> before) {
        return PartKeys.of(state.variants().stream().map(Variant::id).toList(), before);
    }

    private Mono<Edit<ProductState>> saved(Product product) {
        return products.save(List.of(product))
                .thenReturn(Edit.of(product.state(), product.event(EventType.PRODUCT_CHANGED)));
    }

    private Mono<Edit<ProductState>> deleted(Product now) {
        Product gone = now.changedTo(now.variantKeys(), now.state());
        return products.delete(now).thenReturn(Edit.of(gone.state(), gone.event(EventType.PRODUCT_DELETED)));
    }
}
