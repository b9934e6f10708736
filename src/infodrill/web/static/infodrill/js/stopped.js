// The page of a real stop: it hears when the exercise goes on, and nothing else.
import { keepParts } from "./parts.js";
import "./stream.js";

keepParts();
