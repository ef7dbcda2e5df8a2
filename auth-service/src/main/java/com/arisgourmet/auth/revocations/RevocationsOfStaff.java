package com.arisgourmet.auth.revocations;

import com.arisgourmet.defaults.revocations.RevocationsConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Every service is told what {@link RevocationLog} holds. */
@Configuration(proxyBeanMethods = false)
@Import(RevocationsConfiguration.class)
class RevocationsOfStaff {}
