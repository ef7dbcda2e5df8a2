package com.arisgourmet.gateway.screens;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Which address shows which page, and how long a browser may keep a file. Libraries have their version in their path and
 * are kept for ever; pages and modules of our own are asked for again each time and answered 304 while unchanged, so that a
 * new version is seen at the next load, whole.
 */
@Configuration(proxyBeanMethods = false)
class Screens implements WebFluxConfigurer {
    private static final Map<String, String> PAGES = Map.of(
            "/", "static/index.html",
            "/t/{code}", "static/guest.html",
            "/staff", "static/staff.html",
            "/waiter", "static/waiter.html",
            "/kitchen", "static/kitchen.html",
            "/docs", "docs/index.html");

    private final ContentTags tags = new ContentTags("static", "docs");

    @Bean
    RouterFunction<ServerResponse> pages() {
        var routes = RouterFunctions.route();
        PAGES.forEach((path, file) -> {
            Resource page = new ClassPathResource(file);
            String tag = Objects.requireNonNull(tags.of(page), file);
            routes.GET(path, request -> show(page, tag, request));
        });
        return routes.build();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/docs/**")
                .addResourceLocations("classpath:/docs/")
                .setUseLastModified(false)
                .setEtagGenerator(tags::of)
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setUseLastModified(false)
                .setEtagGenerator(tags::of)
                .setCacheControl(CacheControl.noCache());
    }

    private static Mono<ServerResponse> show(Resource page, String tag, ServerRequest request) {
        return request.checkNotModified(tag).switchIfEmpty(Mono.defer(() -> ServerResponse.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, java.nio.charset.StandardCharsets.UTF_8))
                .eTag(tag)
                .cacheControl(CacheControl.noCache())
                .bodyValue(page)));
    }
}
