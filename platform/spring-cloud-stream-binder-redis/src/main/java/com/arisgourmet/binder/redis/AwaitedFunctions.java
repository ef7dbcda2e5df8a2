package com.arisgourmet.binder.redis;

import java.lang.reflect.Type;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cloud.function.context.config.FunctionContextUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;

/**
 * Makes a bean {@code Function<T, Mono<Void>>} that is bound to this binder a {@code Consumer<T>} that returns when the Mono has
 * completed. Spring Cloud Stream 5 would take it for a reactive pipeline, hand messages over and subscribe to none of the Monos.
 */
final class AwaitedFunctions implements BeanDefinitionRegistryPostProcessor {

    private final Environment environment;

    AwaitedFunctions(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (registry instanceof ConfigurableListableBeanFactory beans) {
            for (String name : beans.getBeanNamesForType(Function.class, false, false)) {
                ResolvableType input = registry.containsBeanDefinition(name) ? awaitedInput(beans, name) : null;
                if (input != null && isBoundHere(name)) {
                    replace(registry, name, input);
                }
            }
        }
    }

    /** What the function takes if it returns {@code Mono<Void>} for each of these; else null. */
    private static @Nullable ResolvableType awaitedInput(ConfigurableListableBeanFactory beans, String name) {
        Type type = FunctionContextUtils.findType(name, beans);
        ResolvableType function = ResolvableType.forType(type).as(Function.class);
        ResolvableType input = function.getGeneric(0);
        ResolvableType output = function.getGeneric(1);
        boolean awaited = output.resolve() == Mono.class && output.getGeneric(0).resolve() == Void.class;
        boolean reactive = Publisher.class.isAssignableFrom(input.resolve(Object.class));
        return awaited && !reactive ? input : null;
    }

    /** Its binding names this binder, or none and so the only one there is. */
    private boolean isBoundHere(String function) {
        String input = function + "-in-0";
        String binding = environment.getProperty("spring.cloud.stream.function.bindings." + input, input);
        String binder = environment.getProperty("spring.cloud.stream.bindings." + binding + ".binder");
        if (binder == null) {
            binder = environment.getProperty("spring.cloud.stream.default-binder");
        }
        return binder == null
                || "redis".equals(environment.getProperty("spring.cloud.stream.binders." + binder + ".type", binder));
    }

    private static void replace(BeanDefinitionRegistry registry, String name, ResolvableType input) {
        BeanDefinition function = registry.getBeanDefinition(name);
        RootBeanDefinition consumer = new RootBeanDefinition(AwaitedFunction.class);
        consumer.setTargetType(ResolvableType.forClassWithGenerics(Consumer.class, input));
        consumer.getConstructorArgumentValues().addGenericArgumentValue(function);
        registry.removeBeanDefinition(name);
        registry.registerBeanDefinition(name, consumer);
    }

    /** Waits on the caller's thread, which here is a virtual one; what the Mono fails with is thrown. */
    record AwaitedFunction(Function<Object, Mono<Void>> function) implements Consumer<Object> {

        @Override
        public void accept(Object input) {
            function.apply(input).contextCapture().block();
        }
    }
}
