package dev.holdfast.demo.shop;

/**
 * What ending sessions from elsewhere has done.
 *
 * @param sessions how many are over by it
 */
public record Ended(int sessions) {}
