package com.arisgourmet.local.demo;

/**
 * How a person of the demo restaurant signs in.
 *
 * @param role as in the API
 * @param screen path of the screen made for that role
 */
public record SignIn(String role, String name, String email, String password, String screen) {}
