/**
 * The main job on real input: {@code ./aris replay FILE} places every order of a file of real restaurant orders through the
 * gateway, as guests do, while a kitchen listens and serves them and another service reads the streams.
 *
 * <p>{@link com.arisgourmet.local.replay.OrderFile} reads the file, {@link com.arisgourmet.local.replay.ReplayMenu} makes a
 * menu of it, {@link com.arisgourmet.local.replay.Restaurant} sets the restaurant up, {@link
 * com.arisgourmet.local.replay.Guests} place the orders, {@link com.arisgourmet.local.replay.KitchenScreen} and {@link
 * com.arisgourmet.local.replay.StreamReader} listen, each into a {@link com.arisgourmet.local.replay.Transcript}, and {@link
 * com.arisgourmet.local.replay.Report} says what came of it. Nothing here knows anything that a client could not know.
 */
package com.arisgourmet.local.replay;
