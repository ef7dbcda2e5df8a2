package com.arisgourmet.defaults.web;

import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * No route takes a form, but the framework looks for one whenever it binds a query. A form that is sent all the same is left
 * unread: it is no part of the query, however badly it is written.
 */
public final class UnreadForms implements WebFilter {
    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(new WithoutForm(exchange));
    }

    private static final class WithoutForm extends ServerWebExchangeDecorator {
        WithoutForm(ServerWebExchange exchange) {
            super(exchange);
        }

        @Override
        public Mono<MultiValueMap<String, String>> getFormData() {
            return Mono.fromSupplier(LinkedMultiValueMap::new);
        }

        @Override
        public Mono<MultiValueMap<String, Part>> getMultipartData() {
            return Mono.fromSupplier(LinkedMultiValueMap::new);
        }
    }
}
